package dev.faultline.importer.planted;

/** Goes past the recorder. */
public record WritesToTheLog(dev.faultline.log.EventLog log) {}
