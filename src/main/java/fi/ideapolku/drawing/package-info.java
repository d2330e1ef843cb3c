/** Draws a model as a picture that needs no script: the same for the map of all ideas and the page of one. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.drawing;
