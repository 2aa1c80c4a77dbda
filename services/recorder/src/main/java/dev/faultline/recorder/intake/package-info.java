/** Takes staff commands: reads and checks them, has them decided, and answers. */
package dev.faultline.recorder.intake;
