/** What tests of the page stand on: a Faultline in a process of its own, a browser, and a visit to the one with the other. */
package dev.faultline.browser.harness;
