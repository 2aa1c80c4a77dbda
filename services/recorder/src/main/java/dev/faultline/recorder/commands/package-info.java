/** What commands on incidents and on maintenance share: what they come with, what is decided on them, and repeats. */
package dev.faultline.recorder.commands;
