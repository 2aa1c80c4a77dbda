/** What an import leaves on disk: how far it came, and which lines were refused. */
package dev.faultline.importer.state;
