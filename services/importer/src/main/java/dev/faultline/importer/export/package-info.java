/** {@code ./dev export}: the public view of a running Faultline as files. */
package dev.faultline.importer.export;
