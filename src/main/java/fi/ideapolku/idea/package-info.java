/** An idea, its path, its people and how it is found. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.idea;
