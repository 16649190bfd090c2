using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Conversations.Commands;

/// <summary>
/// Reads what people write to the bot. Verbs are only taken where the whole message is one: a wrong guess would act, while everything else is only a question.
/// Pure; never throws on input.
/// </summary>
internal static partial class ReadCommand
{
    private const int MaxLength = 1_000;

    private static readonly (Regex Pattern, CommandVerb Verb)[] Commands =
    [
        (Help(), CommandVerb.Help),
        (NotAnIncident(), CommandVerb.NotAnIncident),
        (ConfirmCause(), CommandVerb.ConfirmCause),
        (DenyCause(), CommandVerb.DenyCause),
        (Acknowledge(), CommandVerb.Acknowledge),
        (Assign(), CommandVerb.Assign),
        (Snooze(), CommandVerb.Snooze),
        (Escalate(), CommandVerb.Escalate),
        (Resolve(), CommandVerb.Resolve),
        (ShowEvidence(), CommandVerb.ShowEvidence),
        (Why(), CommandVerb.Why),
        (WhatChanged(), CommandVerb.WhatChanged),
        (Similar(), CommandVerb.Similar),
        (PostMortem(), CommandVerb.PostMortem),
        (Incidents(), CommandVerb.Incidents),
        (Status(), CommandVerb.Status),
        (Reveal(), CommandVerb.Reveal),
    ];

    public static ChatCommand Read(string text)
    {
        var said = Space().Replace(text.Length > MaxLength ? text[..MaxLength] : text, " ").Trim();
        var named = Incident().Match(said);
        var incident = named.Success ? new IncidentId(named.Groups["id"].Value.ToLowerInvariant()) : (IncidentId?)null;
        var words = Space().Replace(named.Success ? said.Remove(named.Index, named.Length) : said, " ").Trim().TrimStart('/').TrimStart();
        words = Politeness().Replace(words, "").Trim();
        if (words.Length == 0)
        {
            return new(incident is null ? CommandVerb.Help : CommandVerb.Status, "", incident);
        }

        foreach (var (pattern, verb) in Commands)
        {
            if (pattern.Match(words) is { Success: true } match)
            {
                return new(verb, match.Groups["what"].Value.Trim(' ', ':', ',', '-', '"', '.', '!'), incident);
            }
        }

        return new(CommandVerb.Ask, said, incident);
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@"\b(?<id>inc-[0-9a-z]{1,20})\b:?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Incident();

    [GeneratedRegex(@"^(please|pls|hey|hi|hello|ok|okay|can you|could you|would you|i('ll| will)?)[, ]+|[, ]+(please|pls|thanks|thank you|for (this|that)( one)?)[.!]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Politeness();

    [GeneratedRegex(@"^(help|\?+|h|commands|usage|what can (you|i) do)[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Help();

    [GeneratedRegex(@"^(confirm|confirmed)( (the|that|this))?( (root )?cause)[.!]*$|^(yes[,.]? )?(that|this|it) was (it|the (root )?cause)[.!]*$|^((right|correct) cause|(the )?(root )?cause (is |was )?(right|correct|confirmed))[.!]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ConfirmCause();

    [GeneratedRegex(@"^(no[,.]? )?((that|this|it) (wasn't|was not) (it|the (root )?cause)|wrong (root )?cause|not the (root )?cause)([.!]*|[:;, -]+((the )?((real|actual|true|right) )?(cause|it) was[: ]+|it was )?(?<what>[^?]{1,400}))$|^(the )?(real|actual|true|right) (root )?cause (is|was)[: ]+(?<what>[^?]{1,400})$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DenyCause();

    [GeneratedRegex(@"^((acknowledge|acknowledged|ack|ack'd|acked)( (it|this|that|incident|the incident|this incident))?|mine|take it|taking it|take this|i'm on it|on it|it's mine|got it|i've got (it|this)|looking)[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Acknowledge();

    [GeneratedRegex(@"^((re)?assign|hand over|handover|give)( (it|this|that|incident|the incident|this incident))?( to)?( (?<what>[^?]{1,200}))?[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Assign();

    [GeneratedRegex(@"^(snooze|mute|quiet|be quiet|silence|remind me)( (it|this|that|incident|the incident|this incident))?( for| in| until)?( (?<what>[^?]{1,60}))?[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Snooze();

    [GeneratedRegex(@"^(escalate|page (someone|somebody|the next( level)?)|call (for )?(help|backup|the next( level)?))( (it|this|that|incident|the incident|this incident))?([:, -]+(?<what>.{1,400}))?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Escalate();

    [GeneratedRegex(@"^(resolve|resolved|close|closed|fixed|done)( (it|this|that|incident|the incident|this incident))?([.!]*|[:, -]+(?<what>[^?]{1,400}))$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Resolve();

    [GeneratedRegex(@"^((this|it|that)('s| is| was)? )?(not|no|isn't|wasn't|never) (an |a real |really an )?(incident|problem|issue)([.!]*|[:, -]+(?<what>[^?]{1,400}))$|^((this|it|that)('s| is| was)? )?(a )?(false (alarm|positive|alert)|noise)([.!]*|[:, -]+(?<what>[^?]{1,400}))$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NotAnIncident();

    [GeneratedRegex(@"^((show|open|see|give)( me)? )?((the )?evidence )?(?<what>e\d{1,4})[?.! ]*$|^((show|open|see|list|give)( me)? )?((the|all|your) )*evidence[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ShowEvidence();

    [GeneratedRegex(@"^(why|why (is|was|did|does) (it|this|that)( happen(ed|ing)?| broken| down)?|(what|what's|what is|whats) (the )?(root |likely |most likely )?(cause|reason)|root cause|cause|explain( (it|this|that))?|what happened)[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Why();

    [GeneratedRegex(@"^(what|what's|whats|what has|what was|anything|who|has anything) changed?[?.! ]*$|^((show|list)( me)? )?((the|all|recent) )*(changes|deploys|deployments)[?.! ]*$|^what (was )?(deployed|changed) (before|around)( (it|this|that|then))?[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WhatChanged();

    [GeneratedRegex(@"^((show|list|find)( me)? )?(any )?(similar|related|past|earlier|previous|like this|seen (this )?before|have we seen (this|it)( before)?|has (this|it) happened( before)?)( (incidents?|ones?))?[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Similar();

    [GeneratedRegex(@"^((write|draft|show|make|give)( me)? )?(the |a )?(draft( of)? (a |the )?)?(post[- ]?mortem|retrospective|retro|incident report|write[- ]?up)[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PostMortem();

    [GeneratedRegex(@"^((show|list)( me)? )?((the|all|my|open|living|active|current) )*(incidents|incidents list|open incidents|list|ls|what's (open|on fire)|what is (open|on fire))[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Incidents();

    [GeneratedRegex(@"^(reveal|unmask|look up|who is|what is|what's|whats|show)( me)?( the)?( placeholder)? [`""']?(?<what>[\[(]?secret:[a-z-]{1,20}:[0-9]{1,12}[\])]?)[`""']?[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reveal();

    [GeneratedRegex(@"^((show|get|what's|what is|whats|how's|how is)( me)? )?((the|its|current) )*(status|state|update|summary|it going|it looking)[?.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Status();
}
