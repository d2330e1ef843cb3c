/** A module that says that it uses no other. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.architecture.broken.card;
