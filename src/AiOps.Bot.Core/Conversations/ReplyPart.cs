using System.Text.Json.Serialization;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A piece of a reply. Texts are plain and may hold what an outsider wrote: a renderer escapes all of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReplyText), "text")]
[JsonDerivedType(typeof(ReplyLines), "lines")]
[JsonDerivedType(typeof(ReplyFacts), "facts")]
[JsonDerivedType(typeof(ReplyNote), "note")]
[JsonDerivedType(typeof(ReplyLinks), "links")]
[JsonDerivedType(typeof(ReplyMention), "mention")]
[JsonDerivedType(typeof(ReplyRevealed), "revealed")]
public abstract record ReplyPart;
