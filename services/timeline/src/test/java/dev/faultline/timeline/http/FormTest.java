package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form of a report a request takes. */
class FormTest {
    @ParameterizedTest
    @DisplayName("given what a request accepts, then the form that fits best is chosen, or none")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | JSON",
                "*/* | JSON",
                "application/json | JSON",
                "text/markdown | MARKDOWN",
                "application/pdf | PDF",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML",
                "text/* | HTML",
                "TEXT/HTML ; charset=utf-8 | HTML",
                "text/html;q=0.2, application/pdf;q=0.7 | PDF",
                "*/*, application/json;q=0 | HTML",
                "image/png | ",
                "application/json;q=0 | ",
                "image/png, */*;q=0.1 | JSON"
            })
    void accepted(String accept, Form expected) {
        assertEquals(Optional.ofNullable(expected), Form.accepted(Optional.of(accept)));
    }
}
