/** The page as a browser shows it. */
package dev.faultline.browser;
