"""Calls the sandbox account through boto3: every operation, with right and wrong credentials. Usage: call_sandbox.py ENDPOINT KEY SECRET"""
import sys
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, key, secret = sys.argv[1:4]
checks = 0


def client(service, k=key, s=secret, region="eu-central-1"):
    return boto3.client(service, endpoint_url=endpoint, aws_access_key_id=k, aws_secret_access_key=s, region_name=region,
                        config=Config(retries={"max_attempts": 1}))


def check(condition, what):
    global checks
    checks += 1
    if not condition:
        raise SystemExit("FAILED: " + what)


def fails(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        got = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        check(got == (code, status), f"expected {(code, status)} but got {got}: {error}")
        check(error.response["ResponseMetadata"].get("RequestId"), "the error has a request id")
        return error.response["Error"]["Message"]
    raise SystemExit(f"FAILED: expected {code}, but the call succeeded")


def credentials():
    fails("InvalidSignatureException", 403, client("logs", s="wrong").describe_log_groups)
    fails("UnrecognizedClientException", 400, client("logs", k="AKIAWRONG").describe_log_groups)
    fails("SignatureDoesNotMatch", 403, client("ec2", s="wrong").describe_instances)
    fails("AuthFailure", 401, client("ec2", k="AKIAWRONG").describe_instances)


def logs():
    c = client("logs")
    names = [g["logGroupName"] for g in c.describe_log_groups()["logGroups"]]
    check("/ec2/auth" in names, f"groups {names}")
    streams = c.describe_log_streams(logGroupName="/ec2/auth", orderBy="LastEventTime", descending=True)["logStreams"]
    check(any(s["logStreamName"] == "i-0d94c1e7fa2b38506" for s in streams), "the bastion's stream")
    events = [e for p in c.get_paginator("filter_log_events").paginate(logGroupName="/ec2/auth", filterPattern='"Accepted publickey"', PaginationConfig={"PageSize": 100})
              for e in p["events"]]
    check(len(events) > 20 and len({e["eventId"] for e in events}) == len(events), f"{len(events)} logins, each once")
    check([e["timestamp"] for e in events] == sorted(e["timestamp"] for e in events), "in order of time")
    c.create_log_group(logGroupName="/test/boto3")
    fails("ResourceAlreadyExistsException", 400, c.create_log_group, logGroupName="/test/boto3")
    c.create_log_stream(logGroupName="/test/boto3", logStreamName="one")
    import time
    now = int(time.time() * 1000)
    c.put_log_events(logGroupName="/test/boto3", logStreamName="one", logEvents=[{"timestamp": now - 1, "message": "grüße"}, {"timestamp": now, "message": "second"}])
    got = c.get_log_events(logGroupName="/test/boto3", logStreamName="one", startFromHead=True)
    check([e["message"] for e in got["events"]] == ["grüße", "second"], "written lines come back")
    again = c.get_log_events(logGroupName="/test/boto3", logStreamName="one", nextToken=got["nextForwardToken"])
    check(again["events"] == [] and again["nextForwardToken"] == got["nextForwardToken"], "the end gives the same token")
    fails("ResourceNotFoundException", 400, c.filter_log_events, logGroupName="/no/such")
    fails("UnknownOperationException", 400, c.delete_log_group, logGroupName="/test/boto3")


def ec2():
    c = client("ec2")
    instances = [i for r in c.describe_instances(Filters=[{"Name": "tag:Name", "Values": ["bastion*"]}])["Reservations"] for i in r["Instances"]]
    check([i["PublicIpAddress"] for i in instances] == ["198.51.100.24"], "the bastion")
    check(instances[0]["SecurityGroups"][0]["GroupId"] == "sg-07f3a2b1c0d9e8f76", "its group")
    group = c.describe_security_groups(GroupIds=["sg-07f3a2b1c0d9e8f76"])["SecurityGroups"][0]
    check({r["CidrIp"] for p in group["IpPermissions"] for r in p["IpRanges"]} == {"0.0.0.0/0", "198.51.100.0/24"}, "its rules")
    rule = dict(GroupId="sg-07f3a2b1c0d9e8f76", IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    fails("DryRunOperation", 412, c.revoke_security_group_ingress, DryRun=True, **rule)
    check(c.revoke_security_group_ingress(**rule)["Return"], "revoked")
    fails("InvalidPermission.NotFound", 400, c.revoke_security_group_ingress, **rule)
    check(c.authorize_security_group_ingress(**rule)["SecurityGroupRules"][0]["CidrIpv4"] == "0.0.0.0/0", "authorized")
    fails("InvalidPermission.Duplicate", 400, c.authorize_security_group_ingress, **rule)
    flat = dict(GroupId="sg-07f3a2b1c0d9e8f76", IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="0.0.0.0/0")
    check(c.revoke_security_group_ingress(**flat)["Return"], "revoked in the flat form")
    fails("InvalidGroup.NotFound", 400, c.describe_security_groups, GroupIds=["sg-0123456789abcdef0"])
    fails("InvalidParameterValue", 400, c.describe_instances, Filters=[{"Name": "no-such", "Values": ["x"]}])
    fails("InvalidAction", 400, c.describe_volumes)


for part in (credentials, logs, ec2):
    part()
print(f"ok: {checks} checks")
