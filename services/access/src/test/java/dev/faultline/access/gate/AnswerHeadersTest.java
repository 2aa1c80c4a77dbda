package dev.faultline.access.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The headers of every answer")
class AnswerHeadersTest {
    private static Map<String, String> headers(String path, boolean secured, boolean tls) {
        Map<String, String> headers = new HashMap<>();
        AnswerHeaders.put(headers::put, path, secured, tls);
        return headers;
    }

    @Test
    @DisplayName("keep pages from running anything of others or within themselves, and from being framed")
    void policy() {
        String policy = headers("/", false, false).get("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self';"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(headers("/q/swagger-ui/", false, false)
                .get("Content-Security-Policy")
                .contains("script-src 'self' 'unsafe-inline'"));
        assertEquals("nosniff", headers("/", false, false).get("X-Content-Type-Options"));
    }

    @Test
    @DisplayName("ask for encryption only where there is some, and forbid to keep only what is not everybody's")
    void conditions() {
        assertFalse(headers("/api/v1/outages", false, false).containsKey("Strict-Transport-Security"));
        assertFalse(headers("/api/v1/outages", false, false).containsKey("Cache-Control"));
        assertEquals("no-store", headers("/api/v1/outages", true, true).get("Cache-Control"));
        assertTrue(headers("/", true, true).containsKey("Strict-Transport-Security"));
        assertFalse(headers("/status", true, true).containsKey("Cache-Control"));
    }
}
