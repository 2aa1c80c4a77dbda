/** What is deployed and documented fits what there is. */
package dev.faultline.standalone.deployment;
