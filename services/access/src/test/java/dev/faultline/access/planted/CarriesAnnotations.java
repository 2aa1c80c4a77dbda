package dev.faultline.access.planted;

import jakarta.inject.Singleton;

@Singleton
public class CarriesAnnotations {}
