using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Journal;

/// <summary>Lives an account's earlier life again.</summary>
internal static class JournalReplay
{
    /// <exception cref="IOException">A call names what this account does not have, so the file is not of this program.</exception>
    public static void Run(IEnumerable<JournaledCall> calls, CallReader reader, CallRunner runner)
    {
        foreach (var journaled in calls)
        {
            var (operation, call) = Read(journaled, reader);
            runner.Replay(operation, call, journaled);
        }
    }

    private static (Operation Operation, AwsCall Call) Read(JournaledCall journaled, CallReader reader)
    {
        try
        {
            var service = ServiceCatalog.Find(journaled.Service) ?? throw new AwsErrorException("UnknownOperationException", journaled.Service);
            return reader.Read(service, journaled.ToRequest(), journaled.RequestId, journaled.SourceAddress);
        }
        catch (AwsErrorException fault)
        {
            throw new IOException($"The simulated account's file has a call to {journaled.Service} that cannot be understood: {fault.Message}. Begin anew with --fresh.", fault);
        }
    }
}
