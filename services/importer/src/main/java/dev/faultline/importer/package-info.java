/** Sends files of facts to a running Faultline, in order, so that it can be stopped at any time and gone on with. */
package dev.faultline.importer;
