/**
 * Figures of ours held against figures that others published, over HTTP and through a real broker. What they published
 * lies in the resources under {@code published}, each set with its source, licence and definition.
 */
package dev.faultline.standalone.published;
