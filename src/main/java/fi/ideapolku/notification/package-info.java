/** Tells people what they need to know: in the application and by mail, in their language, once, and never with a card's content. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.notification;
