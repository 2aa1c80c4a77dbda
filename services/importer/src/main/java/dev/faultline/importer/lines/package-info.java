/** Takes files apart into batches of lines. */
package dev.faultline.importer.lines;
