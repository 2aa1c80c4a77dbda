/** Checks of the manifests and images against the services that they run. */
package dev.faultline.deployment;
