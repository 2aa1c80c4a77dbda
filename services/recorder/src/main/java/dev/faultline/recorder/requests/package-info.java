/** What the ways in share: how many requests are let in, how bodies are read, what texts and times may look like. */
package dev.faultline.recorder.requests;
