/** What administrators look after: people and their groups, sectors, closed days, open sessions, and how long what is kept of people. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.admin;
