/** The one package that extends the engine itself; a move to a successor of it touches nothing else (ADR 2). */
package fi.ideapolku.process.engine;
