using System.Text.Json.Serialization;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What a user wants. Stored as JSON, so a name that was released stays.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ButtonPress), "button")]
[JsonDerivedType(typeof(Utterance), "utterance")]
[JsonDerivedType(typeof(HomeVisit), "home")]
[JsonDerivedType(typeof(AnswerRating), "rating")]
[JsonDerivedType(typeof(CardRefresh), "refresh")]
public abstract record ChatIntent;
