package dev.faultline.browser.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests in a browser. They may take a {@link Stage}, which all tests of a run share, and a {@link Visit} in a
 * wide, light window. Without a browser they are skipped, but with {@code CI=true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Browsing.class)
public @interface BrowserTest {}
