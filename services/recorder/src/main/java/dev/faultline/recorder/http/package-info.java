/** Answers over HTTP, and problems as of RFC 9457. */
package dev.faultline.recorder.http;
