/**
 * Templates and Markdown made into text. The templates themselves lie in {@code src/main/jte}; the build makes classes of
 * them.
 */
package dev.faultline.timeline.documents;
