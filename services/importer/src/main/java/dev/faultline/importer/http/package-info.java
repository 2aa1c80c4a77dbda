/** Sends batches over HTTP until they are acknowledged or refused. */
package dev.faultline.importer.http;
