/** What staff do and say: events about incidents and planned maintenance, and their codec. */
package dev.faultline.events.staff;
