using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>A card and what is known around it.</summary>
/// <param name="Picture">The chart as a picture; null where none was uploaded.</param>
/// <param name="Console">The address of the web console, where people reach it.</param>
internal sealed record SlackCardView(Card Card, SlackPicture? Picture = null, Uri? Console = null);
