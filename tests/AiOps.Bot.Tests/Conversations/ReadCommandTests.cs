using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations.Commands;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Conversations;

public sealed class ReadCommandTests
{
    [Theory]
    [InlineData("acknowledge", "Acknowledge", "")]
    [InlineData("ack", "Acknowledge", "")]
    [InlineData("ACK!", "Acknowledge", "")]
    [InlineData("ack it please", "Acknowledge", "")]
    [InlineData("mine", "Acknowledge", "")]
    [InlineData("I'm on it", "Acknowledge", "")]
    [InlineData("on it", "Acknowledge", "")]
    [InlineData("I'll take it", "Acknowledge", "")]
    [InlineData("please acknowledge", "Acknowledge", "")]
    [InlineData("/ack", "Acknowledge", "")]
    [InlineData("assign @ana", "Assign", "@ana")]
    [InlineData("assign to Ana Lee", "Assign", "Ana Lee")]
    [InlineData("assign it to @slack:T1/U1", "Assign", "@slack:T1/U1")]
    [InlineData("reassign this to me", "Assign", "me")]
    [InlineData("hand over to ben.", "Assign", "ben")]
    [InlineData("assign", "Assign", "")]
    [InlineData("snooze 2h", "Snooze", "2h")]
    [InlineData("snooze for 30 minutes", "Snooze", "30 minutes")]
    [InlineData("mute it for an hour", "Snooze", "an hour")]
    [InlineData("snooze", "Snooze", "")]
    [InlineData("escalate", "Escalate", "")]
    [InlineData("escalate: I do not know this service", "Escalate", "I do not know this service")]
    [InlineData("page someone", "Escalate", "")]
    [InlineData("resolve", "Resolve", "")]
    [InlineData("resolved.", "Resolve", "")]
    [InlineData("resolve it: fixed by hand", "Resolve", "fixed by hand")]
    [InlineData("close this, was a deploy", "Resolve", "was a deploy")]
    [InlineData("fixed", "Resolve", "")]
    [InlineData("not an incident", "NotAnIncident", "")]
    [InlineData("This is not an incident: load test", "NotAnIncident", "load test")]
    [InlineData("false alarm", "NotAnIncident", "")]
    [InlineData("that was a false positive - planned work", "NotAnIncident", "planned work")]
    [InlineData("noise", "NotAnIncident", "")]
    [InlineData("that was the cause", "ConfirmCause", "")]
    [InlineData("yes, that was it", "ConfirmCause", "")]
    [InlineData("confirm the cause", "ConfirmCause", "")]
    [InlineData("wrong cause", "DenyCause", "")]
    [InlineData("that wasn't it", "DenyCause", "")]
    [InlineData("not the cause: it was a full disk", "DenyCause", "a full disk")]
    [InlineData("the real cause was the expired certificate", "DenyCause", "the expired certificate")]
    [InlineData("post-mortem", "PostMortem", "")]
    [InlineData("draft a post mortem please", "PostMortem", "")]
    [InlineData("write the postmortem", "PostMortem", "")]
    [InlineData("why", "Why", "")]
    [InlineData("Why?", "Why", "")]
    [InlineData("why did this happen?", "Why", "")]
    [InlineData("what's the cause?", "Why", "")]
    [InlineData("what happened?", "Why", "")]
    [InlineData("explain", "Why", "")]
    [InlineData("show evidence E3", "ShowEvidence", "E3")]
    [InlineData("e3", "ShowEvidence", "e3")]
    [InlineData("show me e12", "ShowEvidence", "e12")]
    [InlineData("evidence", "ShowEvidence", "")]
    [InlineData("show me the evidence", "ShowEvidence", "")]
    [InlineData("what changed", "WhatChanged", "")]
    [InlineData("what has changed?", "WhatChanged", "")]
    [InlineData("who changed", "WhatChanged", "")]
    [InlineData("recent deployments", "WhatChanged", "")]
    [InlineData("similar", "Similar", "")]
    [InlineData("have we seen this before?", "Similar", "")]
    [InlineData("show similar incidents", "Similar", "")]
    [InlineData("status", "Status", "")]
    [InlineData("what's the status?", "Status", "")]
    [InlineData("how's it going?", "Status", "")]
    [InlineData("incidents", "Incidents", "")]
    [InlineData("list open incidents", "Incidents", "")]
    [InlineData("what's on fire?", "Incidents", "")]
    [InlineData("help", "Help", "")]
    [InlineData("?", "Help", "")]
    [InlineData("what can you do?", "Help", "")]
    [InlineData("", "Help", "")]
    [InlineData("errors in checkout since 14:00", "Ask", "errors in checkout since 14:00")]
    [InlineData("why is checkout slow since 14:00?", "Ask", "why is checkout slow since 14:00?")]
    [InlineData("is it resolved?", "Ask", "is it resolved?")]
    [InlineData("what resolved the failed logins yesterday", "Ask", "what resolved the failed logins yesterday")]
    [InlineData("resolve ec2.internal fails, how often?", "Ask", "resolve ec2.internal fails, how often?")]
    [InlineData("approve", "Ask", "approve")]
    [InlineData("run delete-db", "Ask", "run delete-db")]
    public void WordsMeanWhatPeopleMean(string text, string verb, string argument)
    {
        var read = ReadCommand.Read(text);
        Assert.Equal((verb, argument), (read.Verb.ToString(), read.Argument));
        Assert.Null(read.Incident);
    }

    [Theory]
    [InlineData("resolve inc-abc12", "Resolve", "")]
    [InlineData("inc-abc12 resolve: done by hand", "Resolve", "done by hand")]
    [InlineData("resolve INC-ABC12 fixed by hand", "Resolve", "fixed by hand")]
    [InlineData("why inc-abc12?", "Why", "")]
    [InlineData("snooze inc-abc12 2h", "Snooze", "2h")]
    [InlineData("assign inc-abc12 to @ana", "Assign", "@ana")]
    [InlineData("inc-abc12", "Status", "")]
    [InlineData("inc-abc12 e3", "ShowEvidence", "e3")]
    public void ANamedIncidentIsTaken(string text, string verb, string argument)
    {
        var read = ReadCommand.Read(text);
        Assert.Equal((verb, argument, new IncidentId("inc-abc12")), (read.Verb.ToString(), read.Argument, read.Incident!.Value));
    }

    [Fact]
    public void NothingThatIsSaidBreaksTheReader() => Prop.ForAll<string?>(text => ReadCommand.Read(text ?? "").Argument.Length <= 1_000).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2h", 120)]
    [InlineData("90 min", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("1 hour and 30 minutes", 90)]
    [InlineData("an hour", 60)]
    [InlineData("half an hour", 30)]
    [InlineData("for 2 days", 2_880)]
    [InlineData("1.5h", 90)]
    public void LengthsOfTimeAreRead(string text, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), ReadDuration.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2")]
    [InlineData("-2h")]
    [InlineData("99999 weeks")]
    [InlineData("2h; rm -rf")]
    public void WhatIsNoLengthOfTimeIsNone(string text) => Assert.Null(ReadDuration.Read(text));
}
