using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Chat.Slack;

/// <summary>Cards with random hostile text in every place, of any length and number.</summary>
internal static class HostileCards
{
    private static readonly string[] Pieces =
    [
        "<!channel>", "<!here|x>", "<@U1>", "<#C1>", "<!date^1^{date}|x>", "<https://e.example|x>", "https://e.example/?a=<b>", "```", "````", "`", "``", "*a*", "_b_", "~c~", "&lt;", "&", ">", "\n", "\r\n", "\t", "\0",
        "\u001b[31m", "\u202E", "\u2066", "\u200B", "\uD83D", "\uDE00", "😀", "@everyone", "@Here", ":fire:", "|", "\"", "\\", "{", "}", "]", "a", "zebra", "ß", "漢字", "\U000E0041", "•", " ",
    ];

    public static Card Make(Random random)
    {
        var card = SomeCards.HostileCard("x");
        string Text() => HostileCards.Text(random);
        return card with
        {
            Header = Text(),
            Headline = Text(),
            Facts = [.. Enumerable.Range(0, random.Next(0, 14)).Select(_ => new CardFact(Text(), Text(), random.Next(2) == 0 ? Some.Noon : null))],
            MostLikely = random.Next(4) == 0 ? null : card.MostLikely! with { Title = Text(), ConfidenceWord = Text(), ManualStep = Text(), Evidence = [.. Enumerable.Range(0, random.Next(0, 6)).Select(i => new CardEvidence(new("E" + i), Text(), Text(), null, true))] },
            Narrative = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => new CardClaim(Text(), [new(Text())]))],
            Alternatives = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => card.MostLikely! with { Title = Text(), ConfidenceWord = Text() })],
            RuledOut = [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => new CardRuledOut(Text(), Text()))],
            CouldNotRead = [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => Text())],
            Chart = random.Next(2) == 0 ? null : new(Text(), Text(), []),
            Context = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => Text())],
            Proposals = [.. Enumerable.Range(0, random.Next(0, 8)).Select(i => Proposal(random, card.Proposals[0], i))],
        };
    }

    private static CardProposal Proposal(Random random, CardProposal of, int number) => of with
    {
        Id = new("rem-" + number),
        Status = (RemediationStatus)random.Next(Enum.GetValues<RemediationStatus>().Length),
        Title = Text(random),
        StatusText = Text(random),
        Target = Text(random),
        Operations = [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Text(random))],
        Impact = Text(random),
        Check = Text(random),
        Reversibility = Text(random),
        Approval = Text(random),
    };

    public static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(10) == 0 ? random.Next(2_000) : random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
