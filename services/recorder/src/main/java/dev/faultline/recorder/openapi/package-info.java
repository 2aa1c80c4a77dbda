/** Describes the calls of staff in the API's document, from what the calls themselves are made of. */
package dev.faultline.recorder.openapi;
