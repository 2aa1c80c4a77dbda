/** Streams of events under one key, each append to which is decided on the stream as it is. */
package dev.faultline.log.streams;
