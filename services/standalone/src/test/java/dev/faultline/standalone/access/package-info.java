/** Who may call what, over HTTP, with tokens of an issuer that runs on this machine for the time of a test. */
package dev.faultline.standalone.access;
