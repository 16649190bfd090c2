using AiOps.Bot.Sandbox.CloudTrail;
using AiOps.Bot.Sandbox.Journal;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Runs calls one after the other on the account. What may change it is written to the journal first, where there is one.</summary>
internal sealed partial class CallRunner(SandboxWorld world, SandboxFaults faults, AccountJournal? journal, ILogger<CallRunner> logger)
{
    public async Task<WireReply> RunAsync(Operation operation, AwsCall call, CancellationToken cancellationToken)
    {
        if (faults.Latency > TimeSpan.Zero)
        {
            await Task.Delay(faults.Latency, world.Time, cancellationToken);
        }

        faults.ThrowIfDue(operation, call);
        lock (world.Gate)
        {
            // Never before what was seen to happen: run again from the journal, everything must come out in the same order.
            var (now, seen) = (world.Time.GetUtcNow(), world.Timeline.Now);
            call.Now = now > seen ? now : seen;
            world.AdvanceTo(call.Now);
            var denial = faults.DenialOf(operation, call);
            Note(operation, call, denial is not null);
            return Answer(operation, call, denial);
        }
    }

    /// <summary>Runs a call of an earlier life at its time.</summary>
    public void Replay(Operation operation, AwsCall call, JournaledCall journaled)
    {
        lock (world.Gate)
        {
            call.Now = journaled.At;
            world.AdvanceTo(journaled.At);
            try
            {
                Answer(operation, call, journaled.Denied ? SandboxFaults.Denied(operation, call) : null);
            }
            catch (Exception fault) when (fault is AwsErrorException or InvalidOperationException or ArgumentException or FormatException)
            {
                LogFailedAgain(fault, operation.Action);
            }
        }
    }

    private void Note(Operation operation, AwsCall call, bool denied)
    {
        if (!operation.Changes || journal is null)
        {
            return;
        }

        try
        {
            journal.Append(JournaledCall.Of(call, denied));
        }
        catch (IOException fault)
        {
            LogNotNoted(fault, operation.Action);
            throw SandboxFaults.Failed(call.Service.Protocol, operation);
        }
    }

    private WireReply Answer(Operation operation, AwsCall call, AwsErrorException? denial)
    {
        try
        {
            var reply = denial is null ? operation.Run(call) : throw denial;
            Remember(operation, call, null);
            return ReplyWriter.Success(call, reply);
        }
        catch (AwsErrorException error)
        {
            Remember(operation, call, error);
            throw;
        }
    }

    private void Remember(Operation operation, AwsCall call, AwsErrorException? error)
    {
        LogCalled(operation.Action, call.RequestId, error?.Code);
        if (!operation.Changes)
        {
            return;
        }

        if (error is null)
        {
            world.CountChange(operation.Action);
        }

        if (!operation.IsDataEvent)
        {
            world.Trail.Append(CallRecord.Of(call, error, world.Ids));
        }
    }

    [LoggerMessage(8001, LogLevel.Debug, "Sandbox ran {Action} as {RequestId} (error: {ErrorCode})")]
    private partial void LogCalled(string action, string requestId, string? errorCode);

    [LoggerMessage(8014, LogLevel.Debug, "Sandbox ran {Action} from its journal, and it failed as it did before")]
    private partial void LogFailedAgain(Exception fault, string action);

    [LoggerMessage(8005, LogLevel.Error, "Sandbox did not run {Action}: its journal could not be written")]
    private partial void LogNotNoted(Exception fault, string action);
}
