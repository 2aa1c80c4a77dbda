package dev.faultline.recorder.planted;

import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

record KnowsAxon(CommandGateway gateway) {}
