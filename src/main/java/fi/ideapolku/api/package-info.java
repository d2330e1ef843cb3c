/** The JSON interface of the outward contract. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.api;
