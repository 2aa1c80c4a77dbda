package dev.faultline.recorder.intake;

/** Describes the calls of staff commands in the API's document. */
public class CommandsFilter {}
