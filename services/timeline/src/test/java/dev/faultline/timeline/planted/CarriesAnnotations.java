package dev.faultline.timeline.planted;

import jakarta.inject.Singleton;

@Singleton
class CarriesAnnotations {}
