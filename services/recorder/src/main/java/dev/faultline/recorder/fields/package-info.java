/** The fields of a JSON object: what they may hold, and what is wrong with those that hold something else. */
package dev.faultline.recorder.fields;
