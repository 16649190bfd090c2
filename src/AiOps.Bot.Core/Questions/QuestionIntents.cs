using System.Text.RegularExpressions;
using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>Reads what people ask for: how many, since when, which hosts, what changed, more than yesterday. Pure; never throws on input.</summary>
internal static partial class QuestionIntents
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>Most telling first: the first that matches says the shape.</summary>
    private static readonly (Regex Pattern, QueryShape Shape)[] Shapes =
    [
        (Compared(), QueryShape.Compare),
        (Novel(), QueryShape.New),
        (LastWhen(), QueryShape.Last),
        (FirstWhen(), QueryShape.First),
        (OverTime(), QueryShape.OverTime),
        (TopOf(), QueryShape.Top),
        (HowMany(), QueryShape.Count),
    ];

    private static readonly (Regex Pattern, QueryField Field)[] Fields =
    [
        (Hours(), QueryField.Hour), (Days(), QueryField.Day), (Hosts(), QueryField.Resource), (Addresses(), QueryField.Address), (Users(), QueryField.User),
        (Levels(), QueryField.Severity), (Groups(), QueryField.Group), (Kinds(), QueryField.Shape),
    ];

    /// <summary>What must not occur, and the text without it.</summary>
    public static (IReadOnlyList<string> Without, string Kept) TakeExcluded(string text)
    {
        var without = Except().Matches(text).Select(m => (m.Groups["quoted"] is { Success: true } quoted ? quoted : m.Groups["what"]).Value.Trim().TrimEnd('.', ',', '?', '!')).Where(w => w.Length > 1).ToList();
        return (without, Except().Replace(text, " "));
    }

    /// <summary>After "noisiest" or "top 5" the bare word is enough.</summary>
    private static readonly (Regex Pattern, QueryField Field)[] Nouns =
        [(BareHosts(), QueryField.Resource), (BareGroups(), QueryField.Group), (BareUsers(), QueryField.User), (BareAddresses(), QueryField.Address)];

    public static QuestionIntent Read(string text)
    {
        var source = SourceOf(text);
        if (source is { } about)
        {
            text = WordsOf(about).Replace(text, m => m.Value.StartsWith("who", StringComparison.OrdinalIgnoreCase) ? "who " : " ");
        }

        var intent = new QuestionIntent { Rest = text, Source = source };
        foreach (var (pattern, shape) in Shapes)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                intent = Shaped(intent, shape, match);
                break;
            }
        }

        return WithField(intent);
    }

    private static QuerySource? SourceOf(string text) =>
        Findings().IsMatch(text) ? QuerySource.Findings : Changes().IsMatch(text) ? QuerySource.Changes : null;

    private static Regex WordsOf(QuerySource source) => source == QuerySource.Findings ? Findings() : Changes();

    private static QuestionIntent Shaped(QuestionIntent intent, QueryShape shape, Match match) => intent with
    {
        Shape = shape,
        Top = match.Groups["top"] is { Success: true } top && int.TryParse(top.Value, out var count) ? Math.Clamp(count, 1, TypedQuery.MostTop) : null,
        Earlier = shape == QueryShape.Compare ? EarlierOf(match.Groups["then"].Value) : null,

        // What is new keeps the word for what it is ("new errors"); the rest of the phrase has said all it has to say.
        Rest = intent.Rest[..match.Index] + " " + match.Groups["keep"].Value + " " + intent.Rest[(match.Index + match.Length)..],
    };

    private static QuestionIntent WithField(QuestionIntent intent)
    {
        foreach (var (pattern, field) in intent.Shape == QueryShape.Top ? [.. Fields, .. Nouns] : Fields)
        {
            if (pattern.Match(intent.Rest) is { Success: true } match)
            {
                // "errors by hour" is a course of time; "how many per host" and "which hosts" are a list.
                var timely = field is QueryField.Hour or QueryField.Day;
                return intent with
                {
                    GroupBy = field,
                    Shape = timely ? (intent.Shape is QueryShape.Compare ? intent.Shape : QueryShape.OverTime) : intent.Shape is null or QueryShape.Count ? QueryShape.Top : intent.Shape,
                    Rest = intent.Rest[..match.Index] + " " + match.Groups["keep"].Value + " " + intent.Rest[(match.Index + match.Length)..],
                };
            }
        }

        return intent.Shape == QueryShape.OverTime ? intent with { GroupBy = QueryField.Hour } : intent;
    }

    /// <returns>Null = the same length just before.</returns>
    private static TimeSpan? EarlierOf(string words) => words.ToLowerInvariant() switch
    {
        var w when w.Contains("week", StringComparison.Ordinal) || w.Contains("usual", StringComparison.Ordinal) || w.Contains("normal", StringComparison.Ordinal) => TimeSpan.FromDays(7),
        var w when w.Contains("yesterday", StringComparison.Ordinal) || w.Contains("day", StringComparison.Ordinal) => TimeSpan.FromDays(1),
        var w when w.Contains("hour", StringComparison.Ordinal) => TimeSpan.FromHours(1),
        _ => null,
    };

    [GeneratedRegex(@"\b(compare|compared|comparing|versus|vs\.?|against|more|less|fewer|higher|lower|worse|different)\b(?<keep>[^?]{0,60}?)\b(with|to|from|than|versus|vs\.?|against)\s+((the )?same time )?(the )?(?<then>yesterday|last week|a week ago|the week before|week before|day before|the day before|hour before|the hour before|an hour ago|usual|normal|before|earlier)\b|\b(versus|vs\.?|than)\s+(?<then>yesterday|last week|usual|normal|before)\b", Plain)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b(what('s| is|s)?|anything|something|any) new\b|\bnew (kinds?|shapes?|types?|sorts?) of\b|\b(new|unknown|unseen|unusual|strange|odd|novel)\s+(log )?(?<keep>errors?|warnings?|exceptions?|failures?)?(lines?|messages?|entries|templates?|patterns?|events?)?\b|\bnever (been )?seen( before)?\b|\b(anything|something) (odd|strange|unusual|weird|different)\b|\bfor the first time\b", Plain)]
    private static partial Regex Novel();

    [GeneratedRegex(@"\bwhen (was|did|is|has)\b(?<keep>[^?]{0,80}?)\b(last|lastly|most recently|stop|stopped|end|ended|finish|finished|happen|happened|occur|occurred)\b( (run|ran|happen|happened|occur|occurred|seen|appear|appeared|succeed|succeeded|work|worked))?\b|\blast (time|occurrence|seen)( (that|when))?\b|\bwhen did\b(?<keep>[^?]{0,80}?)\bstop\b", Plain)]
    private static partial Regex LastWhen();

    [GeneratedRegex(@"\bwhen (was|did|has|have)\b(?<keep>[^?]{0,80}?)\b(first|start|started|begin|began|begun|appear)\b( (run|ran|happen|happened|occur|occurred|seen|appear|appeared|logged))?\b|\bsince when( (do|does|did|is|are|was|were|have|has))?\b|\bfirst (time|occurrence|seen|appearance)( (that|when|of))?\b|\b(the )?(earliest|oldest)\b|\bhow long (has|have|is|are)\b", Plain)]
    private static partial Regex FirstWhen();

    [GeneratedRegex(@"\b(over time|trend( of)?|histogram( of)?|timeline( of)?|graph( of)?|chart( of)?|rate of|how did\b.{0,40}\bdevelop)\b", Plain)]
    private static partial Regex OverTime();

    [GeneratedRegex(@"\btop (?<top>[0-9]{1,3})\b|\b(the )?(most|least) (frequent|common|often|noisy|active)\b|\btop\b|\b(noisiest|busiest)\b|\bbreak ?down( of)?\b", Plain)]
    private static partial Regex TopOf();

    [GeneratedRegex(@"\b(how many|how often|how much|number of|count( of| the)?|total( of| number of)?)\b", Plain)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"\b(per|by|each|every) hour\b|\bhourly\b|\b(per|by|each|every) (minute|min)\b", Plain)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(per|by|each|every) day\b|\bdaily\b", Plain)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(per|by|for each|each|every|which|what|whose|grouped by|group by) (host|hosts|server|servers|machine|machines|instance|instances|node|nodes|resource|resources|container|containers|pod|pods)\b|\b(hosts|servers|machines|instances|nodes|resources|pods)\b$", Plain)]
    private static partial Regex Hosts();

    [GeneratedRegex(@"\b(per|by|for each|each|which|what|grouped by|group by|from which|from what) ((source |client |remote )?(ip|ips|ip address|ip addresses|address|addresses))\b|\b(source |client |remote )?(ips|ip addresses|addresses)\b|\bwhere (do|did|does|are|were)\b(?<keep>.{0,60}?)\b(come|coming) from\b", Plain)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b(per|by|for each|each|which|what|grouped by|group by) (user|users|account|accounts|principal|principals|person|people|role|roles)\b|^\s*who\b|\b(users|principals)\b", Plain)]
    private static partial Regex Users();

    [GeneratedRegex(@"\b(per|by|for each|each|grouped by|group by) (severity|severities|level|levels)\b", Plain)]
    private static partial Regex Levels();

    [GeneratedRegex(@"\b(per|by|for each|each|which|what|grouped by|group by) (log )?(group|groups|service|services|app|apps|application|applications|function|functions|component|components|lambda|lambdas|database|databases)\b|\b(services|applications|lambdas)\b$", Plain)]
    private static partial Regex Groups();

    [GeneratedRegex(@"\b(per|by|for each|each|grouped by|group by|which|what) ?(kind|kinds|type|types|sort|sorts|shape|shapes|template|templates|pattern|patterns) ?(of)?\b", Plain)]
    private static partial Regex Kinds();

    [GeneratedRegex(@"\b(hosts?|servers?|machines?|instances?|nodes?|resources?|pods?|containers?)\b", Plain)]
    private static partial Regex BareHosts();

    [GeneratedRegex(@"\b(log groups?|groups?|services?|apps?|applications?|functions?|lambdas?|databases?|components?)\b", Plain)]
    private static partial Regex BareGroups();

    [GeneratedRegex(@"\b(users?|principals?|people|persons?|roles?)\b", Plain)]
    private static partial Regex BareUsers();

    [GeneratedRegex(@"\b(ips?|addresses|address|clients?)\b", Plain)]
    private static partial Regex BareAddresses();

    [GeneratedRegex(@"\b(findings?|misconfigur\w{1,10}|crontab (problems?|faults?|errors?|mistakes?|findings?)|(broken|wrong|bad) (crontabs?|cron jobs?)|lint(ing)?|security (issues?|problems?|holes?|findings?)|open ports?|audit findings?)\b", Plain)]
    private static partial Regex Findings();

    [GeneratedRegex(@"\b(what|who|which|anything|something|anybody|anyone) (has |was |were |been |have |got |just |recently |did )*(changed?|modified|modify|touched|touch|edited|edit|deployed|deploy|rolled out)\b|\b(recent |all |any |config |configuration |iam |api )*(changes|deploys|deployments|releases|rollouts)\b|\b(was|were|has|have) (there )?(a |any )?(deploy|deployment|release|rollout|change)\b|\bwhat changed\b", Plain)]
    private static partial Regex Changes();

    [GeneratedRegex(@"\b(without|except( for)?|excluding|ignoring|ignore|but not|not counting|other than)\s+(the |those |from |of )*([""\u201C](?<quoted>[^""\u201D]{1,100})[""\u201D]|(?<what>[\p{L}\p{N}_][\p{L}\p{N}_./:@$-]{0,80}))", Plain)]
    private static partial Regex Except();
}
