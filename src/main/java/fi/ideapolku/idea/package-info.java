/** An idea, its path, its people and how it is found. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.idea;
