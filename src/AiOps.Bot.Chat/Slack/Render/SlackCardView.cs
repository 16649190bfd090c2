using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>A card and what is known around it.</summary>
/// <param name="Picture">The chart as a picture; null where none was uploaded.</param>
/// <param name="Console">The address of the web console, where people reach it.</param>
/// <param name="LocalTimes">True where times are shown in each reader's zone.</param>
internal sealed record SlackCardView(Card Card, SlackPicture? Picture = null, Uri? Console = null, bool LocalTimes = true);
