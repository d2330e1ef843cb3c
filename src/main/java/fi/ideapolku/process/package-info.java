/** The only module that names processes: it binds the engine's moments to the other modules. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.process;
