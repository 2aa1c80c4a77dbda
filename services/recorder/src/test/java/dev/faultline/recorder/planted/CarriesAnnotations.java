package dev.faultline.recorder.planted;

import jakarta.inject.Singleton;

@Singleton
final class CarriesAnnotations {}
