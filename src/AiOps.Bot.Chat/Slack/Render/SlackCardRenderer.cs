using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>A card as Block Kit. Pure: the same card gives the same blocks.</summary>
internal static class SlackCardRenderer
{
    private const int ShownFacts = 10;

    /// <summary>The most of the card that fits.</summary>
    public static SlackMessage Render(SlackCardView view)
    {
        var full = Render(view, SlackDetail.Full);
        return full.Fits ? full : Render(view, SlackDetail.Short) is { Fits: true } shorter ? shorter : Render(view, SlackDetail.Smallest);
    }

    public static SlackMessage Render(SlackCardView view, SlackDetail detail)
    {
        var card = view.Card;
        var blocks = new List<JsonObject> { SlackBlocks.Header($"{card.Severity}: {card.Header}") };
        blocks.Add(SlackBlocks.Context($"`{SlackText.Line(card.Incident.Value, SlackLimits.Header)}` · {card.Status}"));
        blocks.AddRange(detail == SlackDetail.Smallest ? [Headline(card)] : Body(view, detail));
        blocks.AddRange(SlackProposals.Render(card, detail));
        var buttons = SlackCardButtons.Render(card, detail);
        if (buttons.Count > 0)
        {
            blocks.Add(SlackBlocks.Actions(BlockId(blocks), buttons));
        }

        blocks.Add(SlackBlocks.Context(Footer(view, detail)));
        return new(Text(card), new JsonArray([.. blocks]));
    }

    private static IEnumerable<JsonObject> Body(SlackCardView view, SlackDetail detail)
    {
        var card = view.Card;
        if (card.Facts.Length > 0)
        {
            yield return SlackBlocks.Fields(card.Facts.Take(ShownFacts).Select(f => Fact(f, view.LocalTimes)));
        }

        if (card.MostLikely is null || card.Status == Core.Incidents.IncidentStatus.Resolved)
        {
            yield return Headline(card);
        }

        foreach (var block in SlackCauses.Render(card, detail))
        {
            yield return block;
        }

        if (card.Chart is { } chart)
        {
            yield return view.Picture is { } picture
                ? SlackBlocks.Image(picture, chart.Title, chart.Alt)
                : SlackBlocks.Context("Chart: " + SlackText.Line(chart.Alt, SlackLimits.Header * 2));
        }
    }

    private static JsonObject Headline(Card card) => SlackBlocks.Section($"*{SlackText.Line(card.Headline, SlackLimits.Header * 2)}*");

    private static string Fact(CardFact fact, bool localTimes)
    {
        var value = fact.Time is { } time ? WithZone(fact.Value, time, localTimes) : SlackText.Line(fact.Value, SlackLimits.Header * 2);
        return $"*{SlackText.Line(fact.Name, SlackLimits.ButtonLabel)}*\n{value}";
    }

    /// <summary>The time in the reader's zone, and whatever else the value says.</summary>
    private static string WithZone(string value, DateTimeOffset time, bool localTimes)
    {
        var utc = CardWords.Time(time);
        var rest = value.StartsWith(utc, StringComparison.Ordinal) ? value[utc.Length..].Trim() : value;
        return $"{SlackText.Time(time, utc, localTimes)}{(rest.Length == 0 ? "" : " " + SlackText.Line(rest, SlackLimits.Header))}";
    }

    private static string Footer(SlackCardView view, SlackDetail detail)
    {
        var parts = view.Card.Context.Select(part => SlackText.Line(part, SlackLimits.Header)).ToList();
        if (detail != SlackDetail.Full)
        {
            parts.Add("… more under Details and in the console");
        }

        if (view.Console is { } console)
        {
            parts.Add($"<{new Uri(console, $"/incidents/{Uri.EscapeDataString(view.Card.Incident.Value)}").AbsoluteUri}|Open in the console>");
        }

        return SlackCut(string.Join(" · ", parts));
    }

    /// <summary>Whole parts only: a cut inside a link would break it, and the link stands last.</summary>
    private static string SlackCut(string footer) => footer.Length <= SlackLimits.Field ? footer : footer[^SlackLimits.Field..][(footer[^SlackLimits.Field..].IndexOf('·', StringComparison.Ordinal) + 1)..];

    private static string Text(Card card) => SlackText.Notification($"{card.Severity}: {card.Header}. {card.Headline}");

    /// <summary>Slack wants a new id when a message is updated; made from what is shown, so that the same card stays the same.</summary>
    private static string BlockId(IEnumerable<JsonObject> shown)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(shown.Select(b => b.ToJsonString()))));
        return "actions-" + Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
