"""Calls the sandbox account through boto3: every operation, with right and wrong credentials. Usage: call_sandbox.py ENDPOINT KEY SECRET"""
import datetime
import json
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


def ssm():
    import base64
    import datetime, json
    import time
    c = client("ssm")
    host = "i-0b5e7a91c2d34f601"

    def run(document, **parameters):
        sent = c.send_command(DocumentName=document, InstanceIds=[host], Parameters={k: [v] for k, v in parameters.items()})["Command"]
        check(sent["Status"] == "Pending", "a command starts as pending")
        for _ in range(100):
            got = c.get_command_invocation(CommandId=sent["CommandId"], InstanceId=host)
            if got["Status"] not in ("Pending", "InProgress"):
                return got
            time.sleep(0.1)
        raise SystemExit("FAILED: the command did not end")

    read = json.loads(run("AiOps-ReadCrontabs")["StandardOutputContent"])
    file = next(f for f in read["files"] if f["path"] == "/etc/cron.d/dbops")
    lines = base64.b64decode(file["contentBase64"]).decode().split("\n")
    check("exprot" in lines[4] and "/opt/dbops/export-rds-logs.sh" in read["executables"], "the misspelt line and the real program")
    new = base64.b64encode(lines[4].replace("exprot", "export").encode()).decode()
    place = dict(Path=file["path"], LineNumber="5")
    replaced = json.loads(run("AiOps-ReplaceCrontabLine", ExpectedFileSha256=file["sha256"], NewLineBase64=new, **place)["StandardOutputContent"])
    check(run("AiOps-ReplaceCrontabLine", ExpectedFileSha256=file["sha256"], NewLineBase64=new, **place)["Status"] == "Failed", "a changed file is left alone")
    ran = json.loads(run("AiOps-RunCrontabLine", ExpectedFileSha256=replaced["sha256"], **place)["StandardOutputContent"])
    check(ran["exitCode"] == 1, "the job is denied")
    restored = json.loads(run("AiOps-RestoreCrontab", Path=file["path"], BackupSha256=file["sha256"], ExpectedFileSha256=replaced["sha256"])["StandardOutputContent"])
    check(restored["sha256"] == file["sha256"], "taken back")
    fails("InvalidDocument", 400, c.send_command, DocumentName="AWS-RunShellScript", InstanceIds=[host], Parameters={"commands": ["id"]})
    fails("InvalidInstanceId", 400, c.send_command, DocumentName="AiOps-ReadCrontabs", InstanceIds=["i-0123456789abcdef0"])
    fails("InvalidParameters", 400, c.send_command, DocumentName="AiOps-ReadCrontabs", InstanceIds=[host], Parameters={"Path": ["x"]})
    fails("InvocationDoesNotExist", 400, c.get_command_invocation, CommandId="5b0c7c1e-3d0a-4a8e-9d7b-0f8f6f2f4a11", InstanceId=host)


def cloudtrail():
    import json
    c = client("cloudtrail")
    pages = c.get_paginator("lookup_events").paginate(LookupAttributes=[{"AttributeKey": "Username", "AttributeValue": "jonas"}])
    events = [e for p in pages for e in p["Events"]]
    check(len({e["EventId"] for e in events}) == len(events) > 100, "jonas' events, each once")
    check([e["EventTime"] for e in events] == sorted((e["EventTime"] for e in events), reverse=True), "newest first")
    check(all(json.loads(e["CloudTrailEvent"])["userIdentity"]["userName"] == "jonas" for e in events), "the records are whole")
    changed = c.lookup_events(LookupAttributes=[{"AttributeKey": "ResourceName", "AttributeValue": "sg-07f3a2b1c0d9e8f76"}])["Events"]
    check([e["EventName"] for e in changed][:1] == ["RevokeSecurityGroupIngress"] and changed[-1]["Username"] == "marta", f"changes of the group: {changed}")
    dry = [json.loads(e["CloudTrailEvent"]) for e in changed]
    check(any(d.get("errorCode") == "Client.DryRunOperation" for d in dry), "dry runs are in the trail")
    fails("InvalidNextTokenException", 400, c.lookup_events, NextToken="bm9uc2Vuc2U=")


def rds():
    c = client("rds")
    check(c.describe_db_instances(DBInstanceIdentifier="orders-db")["DBInstances"][0]["Engine"] == "postgres", "the database")
    files = [f for p in c.get_paginator("describe_db_log_files").paginate(DBInstanceIdentifier="orders-db", PaginationConfig={"PageSize": 20}) for f in p["DescribeDBLogFiles"]]
    check(len(files) == 72, f"three days of hourly files, not {len(files)}")
    text, marker, pending = "", "0", True
    while pending:
        part = c.download_db_log_file_portion(DBInstanceIdentifier="orders-db", LogFileName=files[-2]["LogFileName"], Marker=marker, NumberOfLines=10)
        text, marker, pending = text + part.get("LogFileData", ""), part["Marker"], part["AdditionalDataPending"]
    check(len(text.encode()) == files[-2]["Size"], "the file whole, in portions")
    fails("DBInstanceNotFound", 404, c.describe_db_log_files, DBInstanceIdentifier="no-such")
    fails("DBLogFileNotFoundFault", 404, c.download_db_log_file_portion, DBInstanceIdentifier="orders-db", LogFileName="error/postgresql.log.2020-01-01-00")


def iam():
    c = client("iam", region="us-east-1")
    check(c.list_role_policies(RoleName="ops-host")["PolicyNames"] == ["rds-log-export"], "the role's policy")
    check(c.get_role(RoleName="ops-host")["Role"]["Arn"].endswith(":role/ops-host"), "the role")
    check([r["RoleName"] for r in c.list_roles()["Roles"]] == ["ops-host"], "all roles")
    document = c.get_role_policy(RoleName="ops-host", PolicyName="rds-log-export")["PolicyDocument"]
    check("rds:DownloadDBLogFilePortion" not in document["Statement"][0]["Action"], "the permission is missing")
    document["Statement"][0]["Action"].append("rds:DownloadDBLogFilePortion")
    import json
    c.put_role_policy(RoleName="ops-host", PolicyName="rds-log-export", PolicyDocument=json.dumps(document))
    check(c.get_role_policy(RoleName="ops-host", PolicyName="rds-log-export")["PolicyDocument"] == document, "what was put comes back")
    fails("MalformedPolicyDocument", 400, c.put_role_policy, RoleName="ops-host", PolicyName="x", PolicyDocument="{}")
    fails("NoSuchEntity", 404, c.get_role_policy, RoleName="ops-host", PolicyName="no-such")


def rest():
    check(client("sts").get_caller_identity()["Account"] == "111122223333", "the account")
    topic = client("sns").list_topics()["Topics"][0]["TopicArn"]
    check(client("sns").publish(TopicArn=topic, Subject="s", Message="a <b> & c")["MessageId"], "published")
    fails("NotFound", 404, client("sns").publish, TopicArn=topic + "x", Message="m")
    check([f["FunctionName"] for f in client("lambda").list_functions()["Functions"]] == ["checkout"], "functions")
    check(client("lambda").get_function_configuration(FunctionName="checkout")["MemorySize"] == 512, "one function")
    fails("ResourceNotFoundException", 404, client("lambda").get_function_configuration, FunctionName="nope")
    s3 = client("s3")
    check("acme-db-logs" in [b["Name"] for b in s3.list_buckets()["Buckets"]], "buckets")
    listed = [o for p in s3.get_paginator("list_objects_v2").paginate(Bucket="acme-db-logs", PaginationConfig={"PageSize": 100}) for o in p["Contents"]]
    check(len(listed) > 400, f"{len(listed)} exported files")
    fails("NoSuchBucket", 404, s3.list_objects_v2, Bucket="nope")
    fails("SignatureDoesNotMatch", 403, client("s3", s="wrong").list_buckets)
    fails("InvalidClientTokenId", 403, client("sts", k="AKIAWRONG").get_caller_identity)


def metrics():
    c = client("cloudwatch")
    listed = c.list_metrics(Dimensions=[{"Name": "InstanceId", "Value": "i-0d94c1e7fa2b38506"}])["Metrics"]
    check({m["MetricName"] for m in listed} >= {"CPUUtilization", "NetworkPacketsIn"}, "the metrics of an instance")
    now = datetime.datetime.now(datetime.timezone.utc)
    query = {"Id": "m0", "MetricStat": {"Metric": {"Namespace": "AWS/RDS", "MetricName": "DatabaseConnections",
             "Dimensions": [{"Name": "DBInstanceIdentifier", "Value": "orders-db"}]}, "Period": 300, "Stat": "Average"}}
    window = {"StartTime": now - datetime.timedelta(hours=3), "EndTime": now}
    result = c.get_metric_data(MetricDataQueries=[query], **window)["MetricDataResults"][0]
    check(34 <= len(result["Values"]) <= 36 and min(result["Values"]) > 1, "three hours of a database's connections")
    check(result["Timestamps"] == sorted(result["Timestamps"], reverse=True), "newest first unless asked otherwise")
    query["MetricStat"]["Period"] = 30
    fails("ValidationError", 400, c.get_metric_data, MetricDataQueries=[query], **window)


def traces():
    c = client("xray")
    now = datetime.datetime.now(datetime.timezone.utc)
    check(c.get_trace_summaries(StartTime=now - datetime.timedelta(hours=1), EndTime=now)["TraceSummaries"] == [], "nothing is traced")
    check(c.batch_get_traces(TraceIds=["1-a"])["UnprocessedTraceIds"] == ["1-a"], "an unknown trace")


def endpoints():
    c = client("sagemaker-runtime")
    answer = c.invoke_endpoint(EndpointName="sums", ContentType="text/csv", Accept="application/json", Body=b"1,2\n3,4")
    check(json.loads(answer["Body"].read()) == {"scores": [{"score": 3.0}, {"score": 7.0}]} and answer["ContentType"] == "application/json", "scores in JSON")
    rows = json.dumps({"instances": [{"features": [1, 2]}]})
    check(c.invoke_endpoint(EndpointName="sums", ContentType="application/json", Accept="text/csv", Body=rows)["Body"].read() == b"3\n", "scores in CSV")
    fails("ValidationError", 400, c.invoke_endpoint, EndpointName="nope", Body=b"1")
    fails("ModelError", 424, c.invoke_endpoint, EndpointName="sums", ContentType="text/csv", Body=b"1,2,3")
    try:
        c.invoke_endpoint(EndpointName="sums", ContentType="text/csv", Body=b"1")
    except c.exceptions.ModelError as error:
        check(error.response["OriginalStatusCode"] == 400 and "features" in error.response["OriginalMessage"], "the container's own words")


for part in (credentials, logs, ec2, ssm, cloudtrail, rds, iam, rest, metrics, traces, endpoints):
    part()
print(f"ok: {checks} checks")
