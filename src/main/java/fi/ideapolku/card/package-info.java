/** Understanding cards, idea cards and every other submitted record, in versions. */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.card;
