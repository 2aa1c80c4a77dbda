/** Says in the API's document which role a call wants, and how it is turned away. */
package dev.faultline.access.openapi;
