/** The pages: what people see and fill in, written by the server, whole without a script. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.pages;
