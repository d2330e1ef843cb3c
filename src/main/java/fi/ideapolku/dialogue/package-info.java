/** What people say about an idea beside its forms: comments, replies, and questions that wait for somebody's answer (S54, S93). */
@org.springframework.modulith.ApplicationModule
package fi.ideapolku.dialogue;
